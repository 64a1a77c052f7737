import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

/** Runs a file of this folder as a process of its own and gives back the one message it sends. */
export async function inOwnProcess<Message>(
  file: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {}
): Promise<Message> {
  const child = fork(fileURLToPath(new URL(file, import.meta.url)), args, {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc']
  })
  const [message] = (await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(([code]) => Promise.reject(new Error(`${file} ended with ${String(code)}`)))
  ])) as [Message]
  return message
}
