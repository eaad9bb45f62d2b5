{{/* Value checks that a schema cannot express; templates/checks.yaml runs them. */}}

{{- define "jobqueue.checks.secret" -}}
{{- $secret := .Values.secret -}}
{{- if not $secret.existingSecret -}}
  {{- $about := dict "context" . "existingKey" "secret.existingSecret" -}}
  {{- $problems := list (include "common.errors.secret" (merge (dict "key" "secret.apiSecretKey" "value" $secret.apiSecretKey "defaults" (list "dev-Vb7Rk2Wq9ZtX4mNc8JhLpS3yGfD6aE5u")) $about)) -}}
  {{- if and $secret.apiSecretKey (lt (len $secret.apiSecretKey) 32) -}}
    {{- $problems = append $problems (printf "secret.apiSecretKey has %d characters, and the API wants at least 32" (len $secret.apiSecretKey)) -}}
  {{- end -}}
  {{- if .Values.postgresql.enabled -}}
    {{- $problems = append $problems (include "common.errors.secret" (merge (dict "key" "secret.postgresPassword" "value" $secret.postgresPassword "defaults" (list "dev-Hn4Ty8Pw2QxK6vBs9RjM")) $about)) -}}
  {{- else -}}
    {{- $problems = append $problems "secret.existingSecret is empty, and postgresql.enabled is false: name a Secret whose key DATABASE_URL leads to the database" -}}
  {{- end -}}
  {{- $problems = compact $problems -}}
  {{- if and (not $problems) (has .Values.environment (list "staging" "prod")) -}}
    {{- $problems = list (printf "secret.existingSecret is empty: environment %s takes no key from values, as helm keeps those with the release" .Values.environment) -}}
  {{- end -}}
  {{- join "\n" $problems -}}
{{- end -}}
{{- end -}}

{{- define "jobqueue.checks.postgresql" -}}
{{- $auth := .Values.postgresql.auth -}}
{{- if $auth.password }}
postgresql.auth.password is not read here: set secret.postgresPassword
{{- end }}
{{- if $auth.existingSecret }}
postgresql.auth.existingSecret is not read here: set secret.existingSecret
{{- end }}
{{- end -}}

{{- define "jobqueue.checks.autoscaling" -}}
{{- range $key := list "api" "worker" }}
  {{- $scaling := (index $.Values $key).autoscaling }}
  {{- if and $scaling.enabled (gt (int $scaling.minReplicas) (int $scaling.maxReplicas)) }}
{{ $key }}.autoscaling.minReplicas ({{ $scaling.minReplicas }}) is more than maxReplicas ({{ $scaling.maxReplicas }})
  {{- end }}
{{- end }}
{{- end -}}

{{- define "jobqueue.checks.ingress" -}}
{{- if and .Values.api.ingress.enabled (not .Values.api.ingress.hosts) -}}
api.ingress.hosts is empty: name the host of the API
{{- end -}}
{{- end -}}
