/* Starts GraphiQL: where its editors' workers are, and how it asks the service. */
'use strict'
;(() => {
  const endpoint = new URL('/graphql', location.href)
  const workers = { editorWorkerService: 'editor-worker.js', json: 'json-worker.js', graphql: 'graphql-worker.js' }
  self.MonacoEnvironment = { globalAPI: false, getWorkerUrl: (_module, label) => `/graphiql/${workers[label]}` }

  const ask = async (request, headers) => {
    const answer = await fetch(endpoint, { method: 'POST', headers: { ...headers, 'content-type': 'application/json' }, body: JSON.stringify(request) })
    return answer.json()
  }

  /** A subscription by graphql-transport-ws; the editor's headers are what the service hears in connection_init. */
  const watch = (request, headers) => ({
    subscribe(observer) {
      const socket = new WebSocket(endpoint.href.replace(/^http/, 'ws'), 'graphql-transport-ws')
      const send = (message) => socket.send(JSON.stringify(message))
      let over = false
      const end = (tell) => {
        if (over) return
        over = true
        tell()
        socket.close()
      }
      const heard = {
        connection_ack: () => send({ type: 'subscribe', id: '1', payload: request }),
        ping: () => send({ type: 'pong' }),
        next: ({ payload }) => observer.next(payload),
        error: ({ payload }) => end(() => observer.error({ errors: payload })),
        complete: () => end(() => observer.complete())
      }
      const byLowerCase = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]))
      socket.onopen = () => send({ type: 'connection_init', payload: byLowerCase })
      socket.onmessage = ({ data }) => {
        const message = JSON.parse(data)
        heard[message.type]?.(message)
      }
      socket.onclose = ({ code, reason }) => end(() => observer.error({ message: `the service closed the connection: ${code} ${reason}` }))
      return { unsubscribe: () => end(() => undefined) }
    }
  })

  const isSubscription = ({ operationName }, document) =>
    document?.definitions.some(({ operation, name }) => operation === 'subscription' && (!operationName || name?.value === operationName)) ?? false

  YogaGraphiQL.renderYogaGraphiQL(document.querySelector('#root'), {
    title: 'Lifecircle',
    shouldPersistHeaders: false,
    defaultQuery: `# Name your token in "Headers" below: { "authorization": "Bearer …" }
{
  regions(level: county, first: 5) {
    edges { node { code nameZh score { index grade rank } } }
  }
}
`,
    fetcher: (request, { headers = {}, documentAST } = {}) => (isSubscription(request, documentAST) ? watch(request, headers) : ask(request, headers))
  })
})()
