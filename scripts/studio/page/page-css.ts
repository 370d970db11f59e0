/** Style of what the studio shows over the page, and of editing in it; none of it changes where a line breaks. */
const css = `
:root {
  --studio: #1a73e8;
  --studio-warn: #d93025;
  /* px of the page for one of the screen: what is taken hold of and read stays as large as it is, however small the page. */
  --studio-px: 1px;
}
html { overflow: auto; background: transparent; }
body { display: grid; place-content: safe center; box-sizing: border-box; min-width: max-content; min-height: 100vh; padding: 16px; background: transparent; }
.pagedjs_sheet { background: #fff; overflow: visible; box-shadow: 0 1px 10px #0005; }
.pagedjs_page, .pagedjs_pagebox, .pagedjs_area, .pagedjs_page_content { overflow: visible !important; }

/* A story's box covers the page: what stands on it takes the mouse. */
.block-text { z-index: 0; }
.block:not(.block-text, .block-box) { z-index: 1; }
.block-overlay-headline.block-overlay-headline { z-index: 2; }

.ProseMirror { white-space: pre-wrap; position: relative; outline: none; caret-color: #000; }
.host.ProseMirror, .lede.ProseMirror, .sidebar-text.ProseMirror { position: static; }
.fitted.ProseMirror, .one-line.ProseMirror, .sidebar-head.ProseMirror { white-space: pre; }
.ProseMirror-separator { display: inline !important; border: none !important; margin: 0 !important; width: 0 !important; height: 0 !important; }
.ProseMirror-hideselection *::selection { background: transparent; }
.block-banner .ProseMirror { caret-color: #fff; }
.ProseMirror:not(.host):hover { background: color-mix(in srgb, var(--studio) 9%, transparent); }
.ProseMirror:not(.host):focus { box-shadow: 0 0 0 1.5px var(--studio); }
::highlight(studio-place) { background-color: color-mix(in srgb, var(--studio) 45%, transparent); }
.head-mark { user-select: none; }
/* Beside a float Chromium lays out and paints all text anew at each key, but not what is a formatting context of its own,
   nor walks through what is drawn in a stacking context of its own. */
.enclosed { display: flow-root; isolation: isolate; }

.studio-over { position: absolute; inset: 0; pointer-events: none; z-index: 5; font: 500 calc(11 * var(--studio-px))/1.3 system-ui, sans-serif; }
.studio-over > * { position: absolute; box-sizing: border-box; }
.block.studio-picked { outline: calc(2 * var(--studio-px)) solid var(--studio); outline-offset: -1px; }
.block.studio-dragged { opacity: 0.72; }
.block:focus { outline: calc(2 * var(--studio-px)) solid var(--studio); outline-offset: -1px; }
.studio-handle { width: calc(10 * var(--studio-px)); height: calc(10 * var(--studio-px)); translate: -50% -50%; border: calc(1.5 * var(--studio-px)) solid #fff; background: var(--studio); pointer-events: auto; touch-action: none; z-index: 7; }
.studio-ghost { border: 2px dashed var(--studio); background: color-mix(in srgb, var(--studio) 16%, transparent); }
.studio-grid-column { background: color-mix(in srgb, var(--studio) 7%, transparent); }
.studio-grid-fold { border-left: 1px dashed color-mix(in srgb, var(--studio) 80%, transparent); }
.studio-grid-row { border-top: 0.5px solid color-mix(in srgb, var(--studio) 35%, transparent); }
.studio-frame { border: 1px solid color-mix(in srgb, #188038 70%, transparent); }
.studio-tag { padding: 0.1em 0.45em; border-radius: 0.3em; background: #188038; color: #fff; white-space: nowrap; }
.studio-count { background: #3c4043; }
.studio-finding { border: calc(2 * var(--studio-px)) solid #e37400; }
.studio-finding.error { border-color: var(--studio-warn); }
.studio-finding.info { border-color: var(--studio); }
.studio-over-strip { border-left: 2px dashed var(--studio-warn); background: color-mix(in srgb, var(--studio-warn) 8%, transparent); }
.studio-focus-point { width: calc(22 * var(--studio-px)); height: calc(22 * var(--studio-px)); translate: -50% -50%; border: calc(2 * var(--studio-px)) solid #fff; border-radius: 50%; box-shadow: 0 0 0 calc(2 * var(--studio-px)) var(--studio); pointer-events: auto; cursor: crosshair; touch-action: none; }
.studio-heat { opacity: 0.85; }
.picture img { -webkit-user-drag: none; user-select: none; }
`;

export function adoptStyle(): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}
