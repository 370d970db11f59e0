/** Who this window is to the server: its name, its token, and how it asks. */
import { routes } from '../routes.ts';

export interface Session {
  readonly client: string;
  readonly rights: 'edit' | 'read';
  /** GET of a route with the token. */
  read(path: string): Promise<Response>;
  /** POST of JSON, or of bytes under a name. */
  send(path: string, body: unknown): Promise<Response>;
  upload(file: Blob, name: string): Promise<Response>;
}

const kept = 'dayang-token';

/** The token of the address that opened the window; it leaves the address bar at once, and stays for a reload. */
function tokenOf(): string | undefined {
  const given = location.hash.slice(1);
  if (given) {
    sessionStorage.setItem(kept, given);
    history.replaceState(null, '', location.pathname + location.search);
  }
  return sessionStorage.getItem(kept) ?? undefined;
}

/** One name for each tab: a reload takes up what the tab had not sent. */
function clientName(): string {
  const known = sessionStorage.getItem('dayang-client');
  const name = known ?? `window-${crypto.randomUUID()}`;
  sessionStorage.setItem('dayang-client', name);
  return name;
}

/** @returns undefined when the password is needed, or was wrong */
export async function openSession(password?: string): Promise<Session | undefined> {
  let token = password === undefined ? tokenOf() : undefined;
  if (token === undefined && password === undefined) return undefined;
  const answer = await fetch(routes.session, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify(password === undefined ? {} : { password }),
  });
  if (!answer.ok) {
    sessionStorage.removeItem(kept);
    return undefined;
  }
  const session = (await answer.json()) as { token?: string; rights: 'edit' | 'read' };
  if (session.token !== undefined) {
    token = session.token;
    sessionStorage.setItem(kept, token);
  }
  const authorization = `Bearer ${token}`;
  return {
    client: clientName(),
    rights: session.rights,
    read: (path) => fetch(path, { headers: { authorization } }),
    send(path, body) {
      const text = JSON.stringify(body);
      return fetch(path, {
        method: 'POST',
        headers: { authorization, 'content-type': 'application/json' },
        body: text,
        // What is typed last is sent while the tab closes. More than 64 kB would be refused.
        keepalive: text.length < 16_000,
      });
    },
    upload: (file, name) =>
      fetch(routes.upload, {
        method: 'POST',
        headers: {
          authorization,
          'content-type': file.type || 'application/octet-stream',
          'x-name': encodeURIComponent(name),
        },
        body: file,
      }),
  };
}
