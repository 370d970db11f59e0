/** The layout stage: HTML in, a finished page out, as data and as Chromium's PDF. */
export { type OpenBrowser, openBrowser, type Toolchain } from './browser.ts';
export { divideStory } from './divide-story.ts';
export { keystrokes } from './keystrokes.ts';
export type { Layout, LayoutBlock, LayoutFrame, Line, PlacedPhoto, StoryFit } from './model.ts';
export { type PlacedHtml, placedHtml } from './placed-html.ts';
export { type PageToSet, type Printed, type SetOptions, setPage } from './set-page.ts';
export { openSettingMeter } from './setting-cost.ts';
