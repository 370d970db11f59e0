/** An advertisement as its page file names it, before anybody has looked into its file. */
import { posix } from 'node:path';
import type { Advertisement, Copy } from '../model.ts';
import type { PlaceInput } from '../schema/place.ts';

export interface AdvertisementDraft extends Omit<Advertisement, 'width' | 'height' | 'facts' | 'name'> {
  readonly page?: number;
  readonly scale: boolean;
  /** Somebody has seen in the picture that it says what it is. */
  readonly seen: boolean;
}

type Input = PlaceInput & { readonly block: 'advertisement' };

/** @param copy what stands under a key of the block */
export const draftOf = (input: Input, copy: (key: string) => Copy): AdvertisementDraft => ({
  // Two ways to write one path are one file.
  file: posix.normalize(input.file),
  client: copy('client'),
  label: input.label === undefined ? 'usual' : input.label === 'none' ? 'own' : copy('label'),
  ...(input.page !== undefined && { page: input.page }),
  scale: input.scale,
  seen: input.labelled,
});
