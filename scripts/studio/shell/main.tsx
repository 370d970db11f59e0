/** The window's program. */
import { render } from 'preact';
import { hearActs, offerWindow } from './frames.tsx';
import { hearKeys } from './keys.ts';
import { openSession } from './session.ts';
import './shell.css';
import { acceptDrops } from './take-photos.ts';
import { Window } from './window.tsx';
import { enter } from './window-state.ts';

offerWindow();
hearKeys(window);
hearActs(window);
acceptDrops(window);
const session = await openSession();
if (session) enter(session);
const root = document.createElement('div');
root.id = 'window';
document.body.append(root);
render(<Window />, root);
