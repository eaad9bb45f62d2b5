{{/*
An HTTP probe. `timing` is a map of the probe's fields: initialDelaySeconds, periodSeconds, timeoutSeconds, failureThreshold, ...
Usage: livenessProbe: {{- include "common.probes.http" (dict "path" "/health" "port" "http" "timing" .Values.api.livenessProbe) | nindent 12 }}
*/}}
{{- define "common.probes.http" -}}
httpGet:
  path: {{ .path }}
  port: {{ .port }}
  scheme: HTTP
{{- with .timing }}
{{ toYaml . }}
{{- end }}
{{- end -}}

{{/*
A probe that runs a command (a list).
Usage: readinessProbe: {{- include "common.probes.exec" (dict "command" (list "pg_isready" "-q") "timing" .Values.readinessProbe) | nindent 12 }}
*/}}
{{- define "common.probes.exec" -}}
exec:
  command:
    {{- toYaml .command | nindent 4 }}
{{- with .timing }}
{{ toYaml . }}
{{- end }}
{{- end -}}
