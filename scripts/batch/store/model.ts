/** Where packages go. */
import type { Checked } from '../../core/diagnostic.ts';

export interface Parcel {
  readonly id: string;
  readonly key: string;
  readonly pages: number;
  /** The finished package; it is the store's from now on, and gone when it has been put away. */
  readonly folder: string;
  /** Replaces a package that no batch has made. */
  readonly force: boolean;
}

export interface Put {
  /** Absolute path, or address. */
  readonly location: string;
  readonly bytes: number;
  /** The package was there already, whole: another worker was first. */
  readonly again: boolean;
}

export interface PackageStore extends Disposable {
  /** As the user named it. */
  readonly address: string;
  /** Absolute path, or address. */
  readonly locationOf: (id: string) => string;
  /** The pages of the package with this key if it is there and whole. */
  readonly holds: (id: string, key: string) => Promise<Checked<number | undefined>>;
  /** Puts a package in its place: whole, or not at all and what stood there stays. */
  readonly put: (parcel: Parcel, signal?: AbortSignal) => Promise<Checked<Put>>;
}
