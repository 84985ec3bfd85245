// The handler of the tests: does what a message or a request asks of it, and records what the host sent.
import { createServer } from 'node:http';
import { createHash } from 'node:crypto';
import { appendFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';

const root = process.env.FUNCTIONS_APP_ROOT_PATH;
const record = (entry) => appendFileSync(join(root, 'calls.jsonl'), JSON.stringify(entry) + '\n');

if (existsSync(join(root, 'crash-at-start'))) process.exit(3);

const read = (request) => new Promise((resolve) => {
  const parts = [];
  request.on('data', (part) => parts.push(part));
  request.on('end', () => resolve(Buffer.concat(parts)));
});

const json = (response, status, body) => {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
};

const done = (response, outputs = {}) => json(response, 200, { Outputs: outputs, Logs: ['done'], ReturnValue: null });

async function http(request, response, body) {
  if (request.url.includes('crash')) process.exit(5);
  if (request.url.includes('leave')) process.exit(0);
  if (request.url.includes('hang')) return record({ http: request.url });
  response.setHeader('set-cookie', ['a=1', 'b=2']);
  json(response, 202, {
    method: request.method, url: request.url, headers: request.headers, pid: process.pid,
    length: body.length, sha256: createHash('sha256').update(body).digest('hex'),
  });
}

let busy = 0;

async function work(response, text) {
  switch (text) {
    case 'fail': return json(response, 500, {});
    case 'not json': return response.end('OK');
    case 'empty': return response.end();
    case 'crash': return process.exit(7);
    case 'slow': return setTimeout(() => done(response), 1500);
    case 'forever': return;
    case 'hold': return setTimeout(() => { busy--; done(response); }, 200);
    case 'forward': return done(response, { out: ['caseABCD', 'plain text!'] });
    default: return done(response);
  }
}

createServer(async (request, response) => {
  const body = await read(request);
  if (request.url.startsWith('/api/')) return http(request, response, body);
  if (request.method !== 'POST') return json(response, 404, {});
  const payload = JSON.parse(body);
  const text = payload.Data.msg && JSON.parse(payload.Data.msg);
  if (text === 'hold') busy++;
  record({ function: request.url.slice(1), headers: request.headers, payload, pid: process.pid, busy });
  if (request.url === '/work') return work(response, text);
  return done(response);
}).listen(Number(process.env.FUNCTIONS_CUSTOMHANDLER_PORT), '127.0.0.1');
