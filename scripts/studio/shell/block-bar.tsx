/** What may be done with the block in hand, each with its key on the page. */
import type { HandCommand } from '../page-protocol.ts';
import type { Word } from '../words.ts';
import { Button } from './button.tsx';
import type { IconName } from './icons.tsx';
import { say, selection, view } from './window-state.ts';

const controls: readonly (readonly [HandCommand, Word, IconName, string])[] = [
  ['lock', 'lock', 'lock', 'L'],
  ['align-left', 'alignLeft', 'alignLeft', 'A'],
  ['align-center', 'alignCenter', 'alignCenter', 'A'],
  ['align-right', 'alignRight', 'alignRight', 'A'],
  ['larger', 'typeLarger', 'larger', '+'],
  ['smaller', 'typeSmaller', 'smaller', '-'],
  ['focus', 'cropFocus', 'focus', 'F'],
  ['take-off', 'takeOff', 'close', 'Delete'],
];

export function BlockBar() {
  const { block, hand } = selection.value ?? {};
  if (!hand || hand.may.length === 0) return null;
  return (
    <div class="block-bar" role="toolbar" aria-label={block}>
      <b>{block}</b>
      {controls
        .filter(([command]) => hand.may.includes(command))
        .map(([command, word, icon, keys]) => (
          <Button
            key={command}
            name={say(word)}
            icon={icon}
            keys={keys}
            {...(command === 'lock' && { pressed: hand.locked })}
            {...(command.startsWith('align-') && { pressed: command === `align-${hand.align}` })}
            onPress={() => view.value?.hand(command)}
          >
            {command.startsWith('align-') ? undefined : say(word)}
          </Button>
        ))}
    </div>
  );
}
