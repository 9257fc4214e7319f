FROM node:24-bookworm-slim AS build
WORKDIR /krets
COPY . .
RUN npm ci --include=dev --no-audit --no-fund && npm run build && npm prune --omit=dev --no-save --no-audit --no-fund

FROM node:24-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0
# pdftotext reads the words of PDF files; without it they are not found.
RUN apt-get update -qq && apt-get install -y -qq --no-install-recommends poppler-utils && rm -rf /var/lib/apt/lists/*
WORKDIR /krets
COPY --from=build --chown=node:node /krets/package.json ./
COPY --from=build --chown=node:node /krets/node_modules node_modules
COPY --from=build --chown=node:node /krets/shared shared
COPY --from=build --chown=node:node /krets/migrations migrations
COPY --from=build --chown=node:node /krets/server server
COPY --from=build --chown=node:node /krets/web/dist web/dist
RUN mkdir /files && chown node:node /files
USER node
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s CMD node -e "fetch('http://127.0.0.1:3000/readyz').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"
CMD ["node", "--max-semi-space-size=16", "--heap-growing-percent=40", "server/dist/bundle/start.js"]
