/** Where things are. `token` means `Authorization: Bearer`; pictures, fonts and frames take the cookie that `session` sets. */
export const routes = {
  /** GET: the window, at `/#TOKEN`. The fragment never reaches the server; without one the window asks for the password. */
  window: '/',
  /** GET, no token: bundles, style sheets and icons of the window and the page. */
  client: '/client/',
  /** POST, token: sets the cookie, answers `{ rights }`. Without a token, JSON `{ password }`: answers `{ token, rights }`. */
  session: '/api/session',
  /** GET `?client=`, token: `ServerEvent`s; when they end, the client has left. */
  events: '/api/events',
  /** POST, token: `ActRequest` to `ActAnswer`. */
  act: '/api/act',
  /** POST, token: `ProductRequest` to `{ job }`. */
  product: '/api/product',
  /** POST, token: `{ job }`: it is stopped. */
  stop: '/api/stop',
  /** POST, token: `PresenceRequest`. */
  presence: '/api/presence',
  /** GET `?file=`, token: `{ file, hash, text }`. */
  source: '/api/source',
  /** GET `?page=`, token: `PageParts`. */
  parts: '/api/parts',
  /** GET `?find=&case=1`, token: `{ hits: (SourceRange & { before, text, after })[] }`, over all of the edition's copy. */
  find: '/api/find',
  /** GET, token: what has changed since the studio was opened, as a unified diff: `{ diff }`. */
  diff: '/api/diff',
  /** POST bytes with `X-Name` (percent-encoded), token: `{ upload, name, widthPx, heightPx, findings }`; 415 `{ findings }` for what is no sound picture. */
  upload: '/api/upload',
  /** GET `/page/N/`, cookie: the page as a document for the frame; `/page/N/fonts/HASH.ttf`, `/page/N/previews/…`. */
  page: '/page/',
  /** GET `/slice/FAMILY/WEIGHT/HEX.ttf`, cookie: 256 code points of a face (`4e.ttf`: U+4E00–4EFF). The page declares them; typing asks for them. */
  slice: '/slice/',
  /** GET, cookie: the window's face for what stands in the edition, TrueType. */
  letters: '/letters.ttf',
  /** GET `/preview/PHOTO`, cookie: a photo as the tray shows it. */
  preview: '/preview/',
  /** GET `/thumbnail/N.png`, cookie. */
  thumbnail: '/thumbnail/',
  /** GET `/ink/N.png`, cookie: total ink of the trimmed page, 48 px an inch, red above what the plant allows. */
  ink: '/ink/',
  /** GET `/out/JOB/NAME`, cookie: what a product made. */
  out: '/out/',
} as const;
