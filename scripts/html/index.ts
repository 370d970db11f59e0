/** From an edition to pages of HTML. */
export { renderPage } from './render-page.ts';
export { forgetTemplates } from './templates.ts';
