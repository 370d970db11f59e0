/** From an edition to pages of HTML. */

export { storyOf } from './reading-order.ts';
export { renderPage } from './render-page.ts';
export { forgetTemplates } from './templates.ts';
