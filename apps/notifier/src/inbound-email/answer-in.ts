const LONGEST = 10_000;

/** What begins the quoted email in the programs that people use. */
const QUOTED = [
  /^>/,
  /^On .{5,200}wrote:$/,
  /^Am .{5,200}schrieb.{0,200}:$/,
  /^Le .{5,200}a écrit\s?:$/,
  /^El .{5,200}escribió:$/,
  /^-{2,}\s*(Original Message|Ursprüngliche Nachricht|Message d'origine|Mensaje original|Forwarded message)\s*-{2,}$/i,
  /^_{10,}$/,
  /^(From|Von|De|差出人):\s.*@/,
];

/**
 * What the sender wrote above the email that they answer. A line of its program that names the email may be broken in two.
 * Where nothing is above it, somebody answered between its lines, and all of it is theirs.
 */
export function answerIn(text: string): string {
  const lines = text
    .replace(/\r\n?/g, '\n')
    .split('\n')
    .map((line) => line.trimEnd());
  const quoted = lines.findIndex((line, at) => {
    const both = `${line} ${lines[at + 1] ?? ''}`.trim();
    return QUOTED.some((begins) => begins.test(line.trim()) || (/^(On|Am|Le|El) /.test(line) && begins.test(both)));
  });
  const above = (quoted < 0 ? lines : lines.slice(0, quoted)).join('\n').trim();
  return (above || lines.join('\n').trim()).replace(/\n{3,}/g, '\n\n').slice(0, LONGEST);
}
