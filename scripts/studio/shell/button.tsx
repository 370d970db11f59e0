/** A button with a sign, a name for whoever does not see it, and its key for whoever looks for it. */
import type { ComponentChildren } from 'preact';
import { Icon, type IconName } from './icons.tsx';

interface ButtonProps {
  readonly name: string;
  readonly icon?: IconName;
  /** As `aria-keyshortcuts` writes it. */
  readonly keys?: string;
  readonly pressed?: boolean;
  readonly disabled?: boolean;
  readonly quiet?: boolean;
  readonly onPress: () => unknown;
  readonly children?: ComponentChildren;
}

const shownKeys = (keys: string): string => keys.replace('Control', 'Ctrl').replaceAll('+', ' ');

export function Button({ name, icon, keys, pressed, disabled, quiet, onPress, children }: ButtonProps) {
  return (
    <button
      type="button"
      class={quiet ? 'quiet' : undefined}
      title={keys ? `${name} (${shownKeys(keys)})` : name}
      aria-label={name}
      aria-keyshortcuts={keys}
      aria-pressed={pressed}
      disabled={disabled}
      // The caret stays in the page.
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => void onPress()}
    >
      {icon && <Icon name={icon} />}
      {children}
    </button>
  );
}
