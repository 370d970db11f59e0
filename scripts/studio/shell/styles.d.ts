/** esbuild writes the style sheets that a program imports beside it. */
declare module '*.css';
