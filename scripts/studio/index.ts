/** The page on the desk: an edition in the browser, edited in place and written back to its own files. */
export { routes } from './routes.ts';
