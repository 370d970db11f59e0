/** What the rules of an edition as a whole look at: one rule a file, each noting its faults. */
import type { Photo } from '../model.ts';
import type { PageReading } from '../page/read-page.ts';
import type { Reading } from '../reading.ts';
import type { EditionInput } from '../schema.ts';
import type { StoryDraft } from '../story/read-story.ts';
import type { YamlFile } from '../yaml/document.ts';

export interface WholeEdition {
  /** Missing while `edition.yaml` is not sound. */
  readonly input: EditionInput | undefined;
  /** `edition.yaml`. */
  readonly yaml: YamlFile;
  /** As far as they could be read, in the order of the list `pages`. */
  readonly pages: readonly PageReading[];
  readonly stories: readonly StoryDraft[];
  /** Those whose files could be read, by id. */
  readonly photos: ReadonlyMap<string, Photo>;
  /** True if every page and story could be read, so that what is missing is known for certain. */
  readonly complete: boolean;
}

export type WholeRule = (reading: Reading, edition: WholeEdition) => void | Promise<void>;
