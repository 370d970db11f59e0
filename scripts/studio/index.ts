/** The page on the desk: an edition in the browser, edited in place and written back to its own files. */
export { type Desk, openDesk } from './desk/open-desk.ts';
export { routes } from './routes.ts';
export { bundleClients, CLIENT_FILES } from './server/client-bundles.ts';
export { type Serving, serve } from './server/serve.ts';
