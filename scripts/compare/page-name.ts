/** How people call a compared page, where it is a number or, for a double truck, two. */

const numbers = /^(\d+)(?:-(\d+))?$/;

/** All by which it may be asked for: `4-5` is found by either of its numbers. */
export function namesOf(name: string): readonly string[] {
  const [, page, through] = numbers.exec(name) ?? [];
  return through === undefined ? [name] : [name, page!, through];
}

/** Nothing for a name that is no number. */
export function numbersOf(name: string): { readonly page: number; readonly through?: number } | undefined {
  const [, page, through] = numbers.exec(name) ?? [];
  return page === undefined ? undefined : { page: Number(page), ...(through && { through: Number(through) }) };
}
