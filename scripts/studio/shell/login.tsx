/** Asks for the password of a shared studio. */
import { signal } from '@preact/signals';
import { openSession } from './session.ts';
import { enter, say } from './window-state.ts';

const wrong = signal(false);

export function Login() {
  return (
    <form
      class="login"
      onSubmit={async (event) => {
        event.preventDefault();
        const given = new FormData(event.currentTarget).get('password');
        const session = await openSession(String(given ?? ''));
        wrong.value = !session;
        if (session) enter(session);
      }}
    >
      <h1>大样</h1>
      <p>{say('passwordHint')}</p>
      <label>
        {say('password')}
        <input name="password" type="password" autoComplete="current-password" required />
      </label>
      {wrong.value && <p role="alert">{say('passwordWrong')}</p>}
      <button type="submit" class="main">
        {say('open')}
      </button>
    </form>
  );
}
