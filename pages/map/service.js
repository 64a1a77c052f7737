/** Asks the service that the page came from; a token stays in this tab. */

const place = 'lifecircle.token'
let token = sessionStorage.getItem(place)

export const hasToken = () => token !== null

export function keepToken(given) {
  token = given === '' || given === null ? null : given
  if (token === null) sessionStorage.removeItem(place)
  else sessionStorage.setItem(place, token)
}

/** What the service did not do, in its own words, and its status. */
export class Refusal extends Error {
  constructor(status, message) {
    super(message)
    this.status = status
  }
}

const authorization = () => (token === null ? {} : { authorization: `Bearer ${token}` })

async function answered(path, accept) {
  const answer = await fetch(path, { headers: { ...authorization(), accept } })
  if (answer.ok) return answer
  const problem = await answer.json().catch(() => ({}))
  throw new Refusal(answer.status, problem.detail ?? `${answer.status} ${answer.statusText}`)
}

/** The answer to GET, which is JSON. Throws `Refusal`. */
export const ask = async (path) => (await answered(path, 'application/json')).json()

/** The answer to GET as an address that a tab can show. Throws `Refusal`. */
export const askPage = async (path) => URL.createObjectURL(await (await answered(path, 'text/html')).blob())

/** MapLibre's requests carry the token as well, and reach this service whatever name it knows itself by. */
export function mapRequest(url) {
  const { pathname, search } = new URL(url, location.href)
  return pathname.startsWith('/v1/') ? { url: `${location.origin}${pathname}${search}`, headers: authorization() } : { url }
}
