// The command as a process: run to its end, or as a server until it is told to stop.
import {spawn, spawnSync} from 'node:child_process';

export const fairstart = process.env.FAIRSTART;
export const sampleRules = 'tests/service/sample_rules';

// Runs `fairstart` with these arguments and this on standard input.
export function run(args, input = '') {
  const ran = spawnSync(fairstart, args, {input, maxBuffer: 1 << 28});
  return {code: ran.status, out: ran.stdout.toString(), err: ran.stderr.toString(), bytes: ran.stdout};
}

// Starts `fairstart serve` on a free port and waits until it says where it listens.
export async function startServer(args = ['--rules', sampleRules], host = '127.0.0.1') {
  const child = spawn(fairstart, ['serve', '--listen', `${host}:0`, ...args]);
  // A test that breaks off leaves no server behind.
  const kill = () => child.kill('SIGKILL');
  process.once('exit', kill);
  let out = '', err = '';
  const ended = new Promise(resolve => child.on('exit', (code, signal) => {
    process.removeListener('exit', kill);
    resolve({code, signal});
  }));
  const address = await new Promise((resolve, reject) => {
    child.stderr.on('data', data => { err += data; });
    child.stdout.on('data', data => {
      out += data;
      const said = out.match(/^listening on (\S+)$/m);
      if (said) resolve(said[1]);
    });
    ended.then(end => reject(new Error(`the server ended before it was ready: ${JSON.stringify(end)}\n${err}`)));
  });
  return {
    address,
    signal: name => child.kill(name),
    ended,
    output: () => out,
    // Tells it to stop and waits until it has.
    stop: async (name = 'SIGTERM') => { child.kill(name); return await ended; },
  };
}
