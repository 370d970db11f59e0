/** Requests of the window's and the page's programs. */
import { findingOf } from '../desk/tell.ts';
import { actRequest, type ProductRequest, presenceRequest, productRequest } from '../protocol.ts';
import { routes } from '../routes.ts';
import { type Answer, json, readBody, refusal } from './answer.ts';
import type { Question, Room } from './serve.ts';

/** Bytes of a request: an act may carry the text of whole files. */
const ACT_LIMIT = 8 * 1024 * 1024;
const SMALL = 16 * 1024;
const PHOTO_LIMIT = 128 * 1024 * 1024;

async function readJson({ request }: Question, limit: number): Promise<unknown> {
  if (!/^application\/json\b/.test(request.headers['content-type'] ?? '')) return undefined;
  const body = await readBody(request, limit);
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
}

export async function answerApi(room: Room, question: Question, known: boolean): Promise<Answer> {
  const { desk, pages, products } = room;
  const { path, query, request } = question;
  if (request.method === 'POST') {
    switch (path) {
      case routes.session:
        return openSession(room, question, known);
      case routes.act: {
        const parsed = actRequest.safeParse(await readJson(question, ACT_LIMIT));
        return parsed.success ? json(await desk.act(parsed.data)) : refusal(400, 'not an act');
      }
      case routes.upload:
        return takeUpload(room, question);
      case routes.product: {
        const parsed = productRequest.safeParse(await readJson(question, SMALL));
        return parsed.success
          ? json({ job: products.make(parsed.data as ProductRequest) })
          : refusal(400, 'not a product');
      }
      case routes.stop: {
        const { job } = ((await readJson(question, SMALL)) ?? {}) as { job?: unknown };
        return typeof job === 'string' && products.stop(job) ? json({}) : refusal(404, 'no such job');
      }
      case routes.presence: {
        const parsed = presenceRequest.safeParse(await readJson(question, SMALL));
        if (!parsed.success) return refusal(400, 'not a presence');
        const { client, page, block } = parsed.data;
        desk.present({ client, ...(page !== undefined && { page }), ...(block !== undefined && { block }) });
        return json({});
      }
    }
    return refusal(404, 'no such act');
  }
  switch (path) {
    case routes.source: {
      const held = desk.texts.held.get(query.get('file') ?? '');
      return held ? json({ file: held.file, hash: held.hash, text: held.text }) : refusal(404, 'no such file');
    }
    case routes.parts: {
      const parts = await pages.parts(Number(query.get('page')));
      return parts ? json(parts) : refusal(404, 'no such page');
    }
    case routes.find:
      return json({ hits: await desk.find((query.get('find') ?? '').slice(0, 500), query.get('case') === '1') });
    case routes.diff:
      return json({ diff: desk.diff() });
  }
  return refusal(404, 'no such thing');
}

async function takeUpload({ desk }: Room, { request, rights }: Question): Promise<Answer> {
  if (rights !== 'edit') return refusal(403, 'reading only');
  let name = 'photo';
  try {
    name = decodeURIComponent(String(request.headers['x-name'] ?? name)).slice(0, 200);
  } catch {}
  const { value, diagnostics } = await desk.upload(await readBody(request, PHOTO_LIMIT), name);
  const findings = diagnostics.map((one) => findingOf(one, desk.texts.textOf));
  return value ? json({ ...value, findings }) : json({ findings }, 415);
}

/** Gives the cookie to who has the token, and token and cookie to who has the password. */
async function openSession({ keys, desk }: Room, question: Question, known: boolean): Promise<Answer> {
  if (known) return { ...json({ rights: desk.rights }), headers: { 'set-cookie': keys.cookieFor(desk.rights) } };
  const given = (await readJson(question, SMALL)) as { password?: unknown } | undefined;
  const session = typeof given?.password === 'string' ? keys.login(given.password) : undefined;
  if (!session) return refusal(401, 'token or password');
  return { ...json(session), headers: { 'set-cookie': keys.cookieFor(session.rights) } };
}
