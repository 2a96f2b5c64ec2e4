# One image for all processes; the command decides which one it is.
# Not run here: no container engine was at hand when this was written. test/architecture/deployment.test.ts checks
# that every path and command below exists.

FROM node:20-bookworm-slim AS sources
WORKDIR /app
COPY . .
# The manifests apart: while they stay the same, both installations below come from the cache.
RUN mkdir /manifests && cp --parents package.json package-lock.json .npmrc packages/*/package.json apps/*/package.json /manifests

FROM node:20-bookworm-slim AS build
WORKDIR /app
COPY --from=sources /manifests ./
RUN npm ci --ignore-scripts
COPY --from=sources /app ./
RUN npm run build && mkdir /built && cp --parents --recursive packages/*/dist apps/*/dist /built

FROM node:20-bookworm-slim
ENV NODE_ENV=production
WORKDIR /app
COPY --from=sources /manifests ./
RUN npm ci --omit=dev --ignore-scripts \
      --workspace=apps/api \
      --workspace=apps/call-worker \
      --workspace=apps/file-worker \
      --workspace=apps/all-in-one \
      --workspace=apps/retell-simulator \
    && npm cache clean --force
COPY --from=build /built ./
USER node
STOPSIGNAL SIGTERM
EXPOSE 3000
HEALTHCHECK --interval=15s --timeout=5s --start-period=60s --retries=3 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:3000/health/live').then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "apps/api/dist/main.js"]
