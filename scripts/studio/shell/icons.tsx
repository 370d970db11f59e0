/** The window's signs, drawn on 16 by 16. */
const paths = {
  undo: 'M6 3 2.5 6.5 6 10M2.5 6.5H10a3.5 3.5 0 0 1 0 7H7',
  redo: 'M10 3l3.5 3.5L10 10M13.5 6.5H6a3.5 3.5 0 0 0 0 7h3',
  bold: 'M4.5 2.5H9a2.75 2.75 0 0 1 0 5.5H4.5zM4.5 8h5a2.75 2.75 0 0 1 0 5.5h-5z',
  emphasis: 'M3 4h10M3 8h10M5 12.5h.01M8 12.5h.01M11 12.5h.01',
  head: 'M3.5 3v10M12.5 3v10M3.5 8h9',
  breakMark: 'M8 2v12M4 5 2 8l2 3M12 5l2 3-2 3',
  smaller: 'M3 8h10',
  larger: 'M3 8h10M8 3v10',
  whole: 'M4 1.5h8v13H4zM6.5 4.5h3',
  width: 'M1.5 8h13M4 5.5 1.5 8 4 10.5M12 5.5 14.5 8 12 10.5',
  spread: 'M1.5 2.5H8v11H1.5zM8 2.5h6.5v11H8z',
  fit: 'M2 5V2h3M11 2h3v3M14 11v3h-3M5 14H2v-3M6 6h4v4H6z',
  findings: 'M8 2 14.5 13.5h-13zM8 6.5v3M8 11.5v.01',
  source: 'M6 4 2 8l4 4M10 4l4 4-4 4',
  find: 'M7 2.5a4.5 4.5 0 1 1 0 9 4.5 4.5 0 0 1 0-9zM10.5 10.5 14 14',
  diff: 'M4 2.5v7M2.5 8 4 9.5 5.5 8M12 13.5v-7M10.5 8 12 6.5 13.5 8',
  output: 'M8 2v8M5 7l3 3 3-3M2.5 13.5h11',
  advertisement: 'M2 6.5h2.5L11 3v10L4.5 9.5H2zM13 6.5v3M5 9.5l1 4h2l-1-3',
  clashes: 'M3 3l10 10M13 3 3 13',
  photo: 'M1.5 3h13v10h-13zM1.5 11l4-4 3 3 2-2 4 4',
  dark: 'M13 9.5A5.5 5.5 0 1 1 6.5 3 4.5 4.5 0 0 0 13 9.5z',
  light:
    'M8 5a3 3 0 1 1 0 6 3 3 0 0 1 0-6zM8 1v2M8 13v2M1 8h2M13 8h2M3 3l1.5 1.5M11.5 11.5 13 13M13 3l-1.5 1.5M4.5 11.5 3 13',
  lock: 'M3.5 7h9v6.5h-9zM5.5 7V5a2.5 2.5 0 0 1 5 0v2',
  alignLeft: 'M2.5 2v12M5 5h8M5 11h5',
  alignCenter: 'M8 1.5v13M3 5h10M5 11h6',
  alignRight: 'M13.5 2v12M3 5h8M6 11h5',
  focus: 'M8 4.5a3.5 3.5 0 1 1 0 7 3.5 3.5 0 0 1 0-7zM8 1v4M8 11v4M1 8h4M11 8h4',
  close: 'M4 4l8 8M12 4l-8 8',
} as const;

export type IconName = keyof typeof paths;

export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path d={paths[name]} />
    </svg>
  );
}
