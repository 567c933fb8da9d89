// Packages from the folder that install-peers filled, which is named by PEERS.
import {createRequire} from 'node:module';
import path from 'node:path';
import {pathToFileURL} from 'node:url';

const require = createRequire(path.join(path.resolve(process.env.PEERS), 'package.json'));

export const load = name => import(pathToFileURL(require.resolve(name)));
