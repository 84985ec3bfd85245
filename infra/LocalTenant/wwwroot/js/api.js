async function call(method, path, body) {
  const form = body instanceof FormData;
  const answer = await fetch(path, {
    method,
    headers: body && !form ? { 'Content-Type': 'application/json' } : undefined,
    body: form ? body : body && JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status}`);
  const text = await answer.text();
  return text && answer.headers.get('content-type')?.includes('json') ? JSON.parse(text) : null;
}

export const get = (path) => call('GET', path);
export const post = (path, body) => call('POST', path, body);
export const remove = (path) => call('DELETE', path);
export const chatPath = (persona, rest) => `/_tenant/chats/${persona}/${rest}`;
