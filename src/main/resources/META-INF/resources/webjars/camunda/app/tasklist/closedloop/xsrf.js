/** What shows our server that a request comes from our own page: a cookie that only our pages can read, as a header. */
export const XSRF_HEADER = 'X-CLOSEDLOOP-XSRF';

export function xsrfToken() {
  const name = 'CLOSEDLOOP-XSRF=';
  const entry = document.cookie.split('; ').find(each => each.startsWith(name));
  return decodeURIComponent(entry?.slice(name.length) ?? '');
}
