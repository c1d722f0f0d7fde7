# aadguard from its npm package: docker run --rm -v "$PWD:/scan" aadguard scan export
FROM node:22-alpine
ARG VERSION=0.1.0
RUN npm install --global --omit=optional --ignore-scripts --no-audit --no-fund "aadguard@${VERSION}" && npm cache clean --force
USER node
WORKDIR /scan
ENTRYPOINT ["aadguard"]
CMD ["scan"]
