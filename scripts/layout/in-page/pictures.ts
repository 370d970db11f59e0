/**
 * Pictures in their frames. The browser gets a stand-in for each photo and never decodes the real one, which goes into
 * the PDF afterwards; so where a photo stands is worked out from its true size, not left to `object-fit`.
 */

/** Covers each `.picture` frame with its photo, the focus kept in sight; width and height in the HTML are the photo's own. */
export function coverFrames(root: Element): void {
  for (const image of root.querySelectorAll<HTMLImageElement>('.picture > img')) {
    const frame = image.parentElement!;
    const { clientWidth: width, clientHeight: height } = frame;
    const own = { width: Number(image.getAttribute('width')), height: Number(image.getAttribute('height')) };
    if (width === 0 || height === 0 || !own.width || !own.height) continue;
    // clientHeight is a whole number of px; a frame is not.
    const box = frame.getBoundingClientRect();
    const scale = Math.max(box.width / own.width, box.height / own.height);
    const part = (value: string | undefined) => (Number.parseFloat(value ?? '50') || 0) / 100;
    Object.assign(image.style, {
      position: 'absolute',
      maxWidth: 'none',
      objectFit: 'fill',
      width: `${own.width * scale}px`,
      height: `${own.height * scale}px`,
      left: `${(box.width - own.width * scale) * part(image.dataset['x'])}px`,
      top: `${(box.height - own.height * scale) * part(image.dataset['y'])}px`,
    });
  }
}
