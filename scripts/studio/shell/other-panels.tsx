/** Changes as a diff, clashes side by side, and what the products came to. */
import { signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Clash, Product, Progress } from '../protocol.ts';
import { routes } from '../routes.ts';
import type { Word } from '../words.ts';
import { act, clashes, history, jobs, say, sayBoth, session, shownPage } from './window-state.ts';

const diff = signal('');

const kinds: Readonly<Record<string, string>> = { '+': 'added', '-': 'removed', '@': 'place' };

export function DiffPanel() {
  // Whatever changes the history changes the diff.
  useEffect(() => {
    const timer = setTimeout(async () => {
      const answer = await session.value!.read(routes.diff);
      if (answer.ok) diff.value = ((await answer.json()) as { diff: string }).diff;
    }, 200);
    return () => clearTimeout(timer);
  }, [history.value]);
  if (diff.value === '') return <p class="none">{say('diffNone')}</p>;
  return (
    <pre class="diff">
      {diff.value.split('\n').map((line, index) => (
        <span key={`${index} ${line}`} class={kinds[line[0] ?? '']}>{`${line}\n`}</span>
      ))}
    </pre>
  );
}

function Sides({ clash }: { readonly clash: Clash }) {
  const settle = (keep: 'ours' | 'theirs' | 'both') => void act({ act: 'settle', clash: clash.id, keep });
  const sides = [
    ['mine', clash.ours, 'keepMine', 'ours'],
    ['theirs', clash.theirs, 'takeTheirs', 'theirs'],
  ] as const;
  return (
    <li>
      <code>{clash.at.file}</code>
      <p class="before">
        {say('before')}: {clash.before}
      </p>
      {sides.map(([word, text, button, keep]) => (
        <div key={keep} class="side-of-clash">
          <b>{say(word)}</b>
          <p>{text}</p>
          <button type="button" onClick={() => settle(keep)}>
            {say(button)}
          </button>
        </div>
      ))}
      <button type="button" onClick={() => settle('both')}>
        {say('bothKept')}
      </button>
    </li>
  );
}

export function ClashPanel() {
  return (
    <>
      <p class="none">{say('clashHint')}</p>
      <ul class="clashes">
        {clashes.value.map((clash) => (
          <Sides key={clash.id} clash={clash} />
        ))}
      </ul>
    </>
  );
}

const products: readonly (readonly [Product, Word])[] = [
  ['proof', 'proof'],
  ['press', 'press'],
  ['png', 'png'],
  ['compare', 'blink'],
];

const make = (product: Product) =>
  session.value!.send(routes.product, { client: session.value!.client, product, pages: [shownPage.value] });

function Job({ job }: { readonly job: Progress }) {
  return (
    <li class={job.state}>
      <b>{say(products.find(([product]) => product === job.product)![1])}</b>
      {job.page !== undefined && ` ${job.page}`} <span>{say(job.state)}</span>
      {job.state === 'running' && (
        <>
          <progress value={job.done} max={job.all || 1} />
          <button type="button" onClick={() => void session.value!.send(routes.stop, { job: job.job })}>
            {say('stop')}
          </button>
        </>
      )}
      {job.outputs?.map(({ name, path }) => (
        <a key={path} href={path} target="_blank" rel="noreferrer">
          {name}
        </a>
      ))}
      {job.findings?.map((one) => (
        <p key={one.id}>{sayBoth(one.message)}</p>
      ))}
    </li>
  );
}

export function OutputPanel() {
  return (
    <>
      <div class="products">
        {products.map(([product, word]) => (
          <button key={product} type="button" class="main" onClick={() => void make(product)}>
            {say(word)}
          </button>
        ))}
      </div>
      <ul class="jobs">
        {[...jobs.value.values()].reverse().map((job) => (
          <Job key={job.job} job={job} />
        ))}
      </ul>
    </>
  );
}
