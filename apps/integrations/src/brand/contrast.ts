/** What WCAG 2.2 (1.4.3) asks of text. */
const LEAST = 4.5;

const channels = (color: string): number[] => [1, 3, 5].map((at) => parseInt(color.slice(at, at + 2), 16));

/** Of white text on this colour: 1 to 21 (WCAG 2.2, contrast ratio). */
export function contrastWithWhite(color: string): number {
  const [red = 0, green = 0, blue = 0] = channels(color)
    .map((value) => value / 255)
    .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
  return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05);
}

/** The same colour in the first darker shade on which white text can be read. */
function darker(color: string): string {
  const shades = Array.from({ length: 100 }, (_, step) => 1 - step / 100);
  const hex = (value: number) => Math.round(value).toString(16).padStart(2, '0');
  const shaded = shades.map(
    (shade) =>
      `#${channels(color)
        .map((value) => hex(value * shade))
        .join('')}`,
  );
  return shaded.find((one) => contrastWithWhite(one) >= LEAST) ?? '#000000';
}

/** @returns why white text cannot be read on a button of this colour; undefined where it can. */
export function faultOfColor(color: string): string | undefined {
  const contrast = contrastWithWhite(color);
  if (contrast >= LEAST) return undefined;
  // Rounded down, so that what is refused never looks like what is accepted.
  const shown = (Math.floor(contrast * 10) / 10).toFixed(1);
  return `is too light for the white text of buttons: its contrast is ${shown} to 1, and ${LEAST} to 1 is needed. ${darker(color)} is dark enough`;
}
