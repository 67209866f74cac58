// @tus/server on this machine, with its files in a folder: node server.js FOLDER PORT RELATIVE
// Says "ready PORT" on its standard output; ends when its standard input is closed.
import { createServer } from 'node:http';
import { FileStore } from '@tus/file-store';
import { Server } from '@tus/server';

const [directory, port, relative] = process.argv.slice(2);
const tus = new Server({
  path: '/files',
  datastore: new FileStore({ directory, expirationPeriodInMilliseconds: 3600000 }),
  relativeLocation: relative === 'relative',
});
const server = createServer(tus.handle.bind(tus));
await new Promise((resolve) => server.listen(Number(port), '127.0.0.1', resolve));
process.stdin.on('end', () => process.exit(0)).resume();
console.log(`ready ${server.address().port}`);
