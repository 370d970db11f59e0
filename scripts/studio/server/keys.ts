/** The secrets of a running studio: who has them may work in it. */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

export type Rights = 'edit' | 'read';

export interface Keys {
  /** For the address that opens the window; only its holder gets in without a password. */
  readonly token: string;
  /** What `Authorization: Bearer` may do. */
  bearer(header: string | undefined): Rights | undefined;
  /** What the cookie may do. */
  cookie(header: string | undefined): Rights | undefined;
  /** The cookie that goes with a bearer. */
  cookieFor(rights: Rights): string;
  /** A bearer for who knows the password; undefined for who does not, or has guessed too often. */
  login(password: string): { readonly token: string; readonly rights: Rights } | undefined;
}

const secret = (): string => randomBytes(32).toString('base64url');

/** In constant time, whatever the lengths. */
function same(a: string, b: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}

/** Wrong passwords in a minute, from all sides together, after which none is looked at. */
const MOST_GUESSES = 10;
const MINUTE = 60_000;

export interface KeysOptions {
  readonly port: number;
  /** What everybody may do. */
  readonly rights: Rights;
  /** What those may do who come with a password, by that password; nobody may come so where there is none. */
  readonly passwords?: readonly string[];
}

export function makeKeys({ port, rights, passwords = [] }: KeysOptions): Keys {
  const token = secret();
  const guest = secret();
  const cookies = { own: secret(), guest: secret() };
  // Cookies know no ports: two studios on one machine must not take each other's.
  const name = `dayang-${port}`;
  let guesses: readonly number[] = [];
  return {
    token,
    bearer(header) {
      const given = /^Bearer (\S+)$/.exec(header ?? '')?.[1];
      if (given === undefined) return undefined;
      return same(given, token) || (passwords.length > 0 && same(given, guest)) ? rights : undefined;
    },
    cookie(header) {
      const given = (header ?? '')
        .split(/;\s*/)
        .find((one) => one.startsWith(`${name}=`))
        ?.slice(name.length + 1);
      if (given === undefined) return undefined;
      return same(given, cookies.own) || (passwords.length > 0 && same(given, cookies.guest)) ? rights : undefined;
    },
    cookieFor: () => `${name}=${cookies.own}; Path=/; HttpOnly; SameSite=Strict`,
    login(password) {
      const now = Date.now();
      guesses = guesses.filter((at) => now - at < MINUTE);
      if (guesses.length >= MOST_GUESSES) return undefined;
      // All are looked at, so that the time does not tell which was near.
      const known = passwords.map((one) => same(one, password)).includes(true);
      if (!known) guesses = [...guesses, now];
      return known ? { token: guest, rights } : undefined;
    },
  };
}
