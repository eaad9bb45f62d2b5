{{/*
Every object of one server, as one stream of documents. The chart renders it for itself (templates/postgresql.yaml). A parent that needs a
server in each of several namespaces, whose names only its own values know, sets renderedByParent and includes it once for each: a
dependency is rendered once per release, and cannot be told by its parent's templates what to render.

  context    this chart's own root context: $ here, .Subcharts.postgresql in a parent
  namespace  where the objects go (default: the release's)
  clients    label maps of the pods that may connect (default: networkPolicy.clients, and the test pods)
  secret     a Secret that the caller makes, password under auth.existingSecretKey (default: auth.existingSecret, or one made here)
Usage: {{ include "postgresql.objects" (dict "context" .Subcharts.postgresql "namespace" $ns "clients" (list (dict "app" "api"))) }}
*/}}
{{- define "postgresql.objects" -}}
{{- $values := .context.Values -}}
{{- $name := include "common.names.fullname" (dict "context" .context) -}}
{{- $secret := .secret | default (include "postgresql.secretName" (dict "context" .context)) -}}
{{- $about := dict "context" .context "namespace" .namespace "component" "database" "extra" (dict "app" $name) "object" $name
      "secret" $secret -}}
{{- if not (or .secret $values.auth.existingSecret) }}
{{ include "postgresql.secret" (merge (dict "object" $secret) $about) }}
---
{{- end }}
{{ include "postgresql.service" $about }}
---
{{ include "postgresql.headlessService" (merge (dict "object" (include "postgresql.headlessName" $about)) $about) }}
---
{{ include "postgresql.statefulset" $about }}
{{- if $values.networkPolicy.enabled }}
---
{{ include "postgresql.networkpolicy" (merge (dict
      "clients" (.clients | default (include "postgresql.clients" . | fromYamlArray))) $about) }}
{{- end }}
{{- end -}}

{{/*
Name of the Secret with the password, when the caller of postgresql.objects makes none.
Usage: {{ include "postgresql.secretName" (dict "context" $) }}
*/}}
{{- define "postgresql.secretName" -}}
{{- .context.Values.auth.existingSecret | default (include "common.names.fullname" (dict "context" .context "component" "auth")) -}}
{{- end -}}

{{- define "postgresql.headlessName" -}}
{{- include "common.names.fullname" (dict "context" .context "component" "headless") -}}
{{- end -}}

{{/*
The environment by which libpq's programs (psql, pg_dump) reach the server, for pods beside it. Takes what postgresql.objects takes.
Usage: env: {{- include "postgresql.clientEnv" (dict "context" $) | nindent 8 }}
*/}}
{{- define "postgresql.clientEnv" -}}
- name: PGHOST
  value: {{ include "common.names.fullname" (dict "context" .context) }}
- name: PGUSER
  value: {{ .context.Values.auth.username | quote }}
- name: PGDATABASE
  value: {{ .context.Values.auth.database | quote }}
- name: PGPASSWORD
  valueFrom:
    secretKeyRef:
      name: {{ .secret | default (include "postgresql.secretName" .) }}
      key: {{ .context.Values.auth.existingSecretKey }}
{{- end -}}
