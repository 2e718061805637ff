import { startServer } from './node-server.ts';

startServer();
