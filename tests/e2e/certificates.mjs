// Certificates that openssl makes in a folder, and how server, command and grpc-js are given them.
import {execFileSync} from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

import {grpc} from './clients.mjs';

export function certificatesIn(folder) {
  const at = name => path.join(folder, name);
  return {
    // Makes <name>.pem and <name>.key: an authority, or what `by` signs.
    certify(name, subject, {by, days = 2, names} = {}) {
      execFileSync('openssl', [
        'req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', String(days),
        '-subj', `/CN=${subject}`, '-keyout', at(`${name}.key`), '-out', at(`${name}.pem`),
        ...(by ? ['-CA', at(`${by}.pem`), '-CAkey', at(`${by}.key`), '-addext', 'basicConstraints=critical,CA:false'] : []),
        ...(names ? ['-addext', `subjectAltName=${names}`] : []),
      ], {stdio: 'pipe'});
    },
    // The flags of server and command.
    files: (name, authority = 'council') => [
      '--tls-certificate', at(`${name}.pem`), '--tls-key', at(`${name}.key`), '--tls-authority', at(`${authority}.pem`)],
    // What grpc-js takes; without a name, nobody's.
    credentials: (name, authority = 'council') => grpc.credentials.createSsl(
        fs.readFileSync(at(`${authority}.pem`)), ...(name ? [`${name}.key`, `${name}.pem`].map(f => fs.readFileSync(at(f))) : [])),
  };
}
