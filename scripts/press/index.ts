/** Press: the PDF that a printing plant takes, in its inks, by its standard. */
export { withoutAdvertisements } from './advertisements/place-advertisements.ts';
export { preparePressAdvertisements } from './advertisements/prepare-press-advertisements.ts';
export type { PressAdvertisement } from './advertisements/press-advertisement.ts';
export { halvePress } from './halve-press.ts';
export { imposePress } from './impose-press.ts';
export { readInks, themeInks } from './inks.ts';
export { foreseePressPhotos, type Planned } from './photos/foresee-press-photos.ts';
export { preparePressPhotos } from './photos/prepare-press-photos.ts';
export type { PressPhoto } from './photos/press-photo.ts';
export { presetNamed, presets } from './presets.ts';
export { type ProfileBytes, readProfile, withProfile } from './profile.ts';
export { makePress, type PressJob, type Prove, writePress } from './write-press.ts';
