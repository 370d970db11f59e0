/** Who may ask for what: looked at before anything else is done with a request. */

export interface Asked {
  readonly method: string;
  readonly host: string | undefined;
  readonly origin: string | undefined;
  readonly fetchSite: string | undefined;
}

export interface Refusal {
  readonly status: number;
  readonly reason: string;
}

/**
 * Why a request is refused before its path is looked at; undefined if it is not.
 *
 * A page elsewhere may lead a name of its own to this machine (DNS rebinding): then `Host` is that name. It may send
 * requests here: then `Origin`, or `Sec-Fetch-Site` of every browser since 2023, says so.
 * @param hosts names with the port by which this server is reached
 */
export function refuse({ method, host, origin, fetchSite }: Asked, hosts: ReadonlySet<string>): Refusal | undefined {
  if (host === undefined || !hosts.has(host.toLowerCase())) return { status: 403, reason: 'foreign host' };
  if (origin !== undefined && origin.toLowerCase() !== `http://${host.toLowerCase()}`) {
    return { status: 403, reason: 'foreign origin' };
  }
  // `none`: typed into the address bar, or opened by a program.
  const own = fetchSite === undefined || fetchSite === 'same-origin' || (fetchSite === 'none' && method === 'GET');
  if (!own) return { status: 403, reason: 'foreign site' };
  if (method !== 'GET' && method !== 'POST') return { status: 405, reason: 'method' };
  return undefined;
}

/** A path of the server's own; undefined where it tries to leave it, however that is written. */
export function plainPath(url: string): string | undefined {
  const path = url.split('?')[0]!;
  let decoded: string;
  try {
    decoded = decodeURIComponent(path);
  } catch {
    return undefined;
  }
  const odd = !decoded.startsWith('/') || decoded.includes('\0') || decoded.includes('\\') || decoded.includes('//');
  return odd || decoded.split('/').some((part) => part === '..' || part === '.') ? undefined : decoded;
}
