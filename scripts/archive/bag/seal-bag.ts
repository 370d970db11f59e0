/** Makes a folder of finished files a bag. RFC 8493, 2. */
import type { WholeFolder, WrittenFile } from '../../core/whole-folder.ts';
import { type BagFacts, bagDeclaration, bagInfo, manifest } from './bag-files.ts';

/** @param payload every file below `data/` */
export async function sealBag(folder: WholeFolder, payload: readonly WrittenFile[], facts: BagFacts): Promise<void> {
  const tags = [
    await folder.write('bagit.txt', bagDeclaration),
    await folder.write('bag-info.txt', bagInfo(payload, facts)),
    await folder.write('manifest-sha256.txt', manifest(payload)),
  ];
  await folder.write('tagmanifest-sha256.txt', manifest(tags));
}
