# One image for every process: `web`, `jobs` and the like are its commands (compose.yaml).

FROM node:22-slim AS frontend
WORKDIR /src/frontend
COPY frontend/package.json frontend/package-lock.json ./
RUN npm ci --no-audit --no-fund
COPY frontend ./
RUN npm run build

FROM python:3.13-slim AS wheel
WORKDIR /src
COPY requirements-tools.lock requirements.lock ./
RUN pip install --no-cache-dir --require-hashes -r requirements-tools.lock \
 && uv venv /opt/flurfunk \
 && VIRTUAL_ENV=/opt/flurfunk uv pip sync --require-hashes --compile-bytecode requirements.lock
COPY pyproject.toml README.md LICENSE ./
COPY workspace workspace
COPY communities communities
COPY realtime realtime
COPY --from=frontend /src/workspace/static/app workspace/static/app
RUN uv build --wheel --out-dir /dist \
 && VIRTUAL_ENV=/opt/flurfunk uv pip install --no-deps --compile-bytecode /dist/*.whl

FROM python:3.13-slim
RUN useradd --system --create-home --home-dir /data flurfunk
COPY --from=wheel /opt/flurfunk /opt/flurfunk
ENV PATH=/opt/flurfunk/bin:$PATH FLURFUNK_DATA=/data FLURFUNK_BIND=0.0.0.0 PORT=8000 LOG_FORMAT=json
USER flurfunk
WORKDIR /data
VOLUME /data
EXPOSE 8000
STOPSIGNAL SIGTERM
CMD ["flurfunk", "web"]
