# syntax=docker/dockerfile:1

# Compiles the TypeScript; nothing of this stage but build/src is kept.
FROM node:22-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY tsconfig.json ./
COPY src src
RUN npx tsc

FROM node:22-bookworm-slim
ENV NODE_ENV=production \
    HOST=0.0.0.0 \
    PORT=3000
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev && npm cache clean --force
COPY LICENSE schema.graphql openapi.yaml examples.json ./
COPY bin bin
COPY migrations migrations
COPY pages pages
COPY --from=build /app/build/src build/src
# Only the embedded database writes, and only here; without DATABASE_URL, keep the folder in a volume.
RUN install --directory --owner=node --group=node .lifecircle
USER node
EXPOSE 3000
STOPSIGNAL SIGTERM
# Live means worth keeping; whether to route requests to it is for /health/ready to say.
HEALTHCHECK --interval=15s --timeout=5s --start-period=60s --retries=4 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/health/live`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "build/src/server.js"]
