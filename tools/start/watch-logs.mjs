import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

const worth = /"level":("(warn|error|fatal)"|[456]0)/;

/** Shows the warnings of the services' logs on the screen. */
export function watchLogs(services, say) {
  const read = new Map();
  const look = ({ name, log }) => {
    const file = openSync(log, 'r');
    const { size } = fstatSync(file);
    const from = Math.min(read.get(name) ?? 0, size);
    // Of many lines at once, the screen shows the latest.
    const bytes = Buffer.alloc(Math.min(size - from, 256 * 1024));
    readSync(file, bytes, 0, bytes.length, size - bytes.length);
    closeSync(file);
    read.set(name, size);
    for (const line of bytes.toString().split('\n')) if (worth.test(line)) say(`${name}: ${brief(line)}`);
  };
  const timer = setInterval(() => services.forEach(look), 1_000);
  return () => clearInterval(timer);
}

function brief(line) {
  try {
    const { level, msg, err } = JSON.parse(line);
    return [level, msg, err?.message].filter(Boolean).join(' ').slice(0, 300);
  } catch {
    return line.slice(0, 300);
  }
}
