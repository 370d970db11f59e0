/** What a page is held to where nobody names a preset. */
export const usualPreset = 'newsprint-coldset';
