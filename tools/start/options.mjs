import { Failure } from '../../libs/servers/src/failure.mjs';
import { serviceNames } from './services.mjs';

const usage = 'npm start -- [--fresh] [--scale gateway-executor=2,notifier=2]';

export function readOptions(args) {
  const options = { fresh: false, processes: Object.fromEntries(serviceNames.map((name) => [name, 1])) };
  for (let at = 0; at < args.length; at++) {
    const [flag, inline] = args[at].split(/=(.*)/s);
    if (flag === '--fresh') options.fresh = true;
    else if (flag === '--scale') readScale(inline ?? args[++at] ?? '', options.processes);
    else throw new Failure(`Unknown option ${args[at]}: use ${usage}`);
  }
  return options;
}

function readScale(text, processes) {
  for (const part of text.split(',')) {
    const [name, count] = part.split('=');
    if (!serviceNames.includes(name))
      throw new Failure(`There is no service "${name}" to scale: ${serviceNames.join(', ')}.`);
    if (name === 'sandbox') throw new Failure('The sandbox is the world outside: there is one of it.');
    if (!/^[1-9]$/.test(count)) throw new Failure(`Scale ${name} to a number from 1 to 9: ${usage}`);
    processes[name] = Number(count);
  }
}
