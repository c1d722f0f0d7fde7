# aadguard from its npm package: docker run --rm -v "$PWD:/scan" aadguard scan export
FROM node:22-alpine
ARG VERSION=0.1.0
# git: what a repository tracks is read, and --changed-since and --decisions-from ask it. Not --global, for which npm omits nothing.
RUN apk add --no-cache git && mkdir /opt/aadguard \
  && npm install --prefix /opt/aadguard --omit=optional --ignore-scripts --no-audit --no-fund "aadguard@${VERSION}" \
  && npm cache clean --force
ENV PATH=/opt/aadguard/node_modules/.bin:$PATH
USER node
WORKDIR /scan
ENTRYPOINT ["aadguard"]
CMD ["scan"]
