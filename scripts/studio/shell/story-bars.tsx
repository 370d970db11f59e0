/** How each story of the page ends: a bar, the lines and characters over or under, and which way it went last. */
import { useEffect, useRef } from 'preact/hooks';
import type { StoryFit } from '../page-protocol.ts';
import { fits, say, sayBoth, shownPage, status, there, trends, trouble, view } from './window-state.ts';

function Bar({ fit }: { readonly fit: StoryFit }) {
  const bar = useRef<HTMLSpanElement>(null);
  const { story, capacity, left, characters } = fit;
  const filled = Math.max(0, Math.min(1, (capacity - left) / Math.max(1, capacity)));
  // A style attribute would be refused; setting one from a script is not.
  useEffect(() => bar.current?.style.setProperty('--filled', String(filled)), [filled]);
  const state = left === 0 ? 'exact' : left < 0 ? 'over' : 'under';
  const trend = trends.value.get(story) ?? 0;
  const words = left === 0 ? say('exact') : `${say(left < 0 ? 'over' : 'under')} ${Math.abs(left)} ${say('lines')}`;
  return (
    <button
      type="button"
      class={`story ${state}`}
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => {
        if (fit.overset) view.value?.select(fit.overset, { focus: true });
        else view.value?.pick(fit.block);
      }}
    >
      <b>{story}</b>
      <span ref={bar} class="bar" />
      <span>{words}</span>
      {trend !== 0 && left !== 0 && <i class="trend">{trend > 0 ? `▼${trend}` : `▲${-trend}`}</i>}
      <small>
        {characters} {say('characters')}
      </small>
    </button>
  );
}

export function FootBar() {
  const now = fits.value.get(shownPage.value) ?? [];
  return (
    <footer class="foot">
      <fieldset class="stories" aria-label={say('stories')}>
        {now.map((fit) => (
          <Bar key={fit.block} fit={fit} />
        ))}
      </fieldset>
      {!there.value && <strong class="away">{say('notThere')}</strong>}
      {trouble.value && <strong class="away">{sayBoth(trouble.value.message)}</strong>}
      <output class="status" aria-live="polite">
        {status.value}
      </output>
    </footer>
  );
}
