{{/* Value checks that a schema cannot express; templates/checks.yaml runs them. */}}

{{- define "task-system.checks.password" -}}
{{- $key := ternary "postgresql.auth" "externalDatabase" .Values.postgresql.enabled -}}
{{- $values := ternary .Values.postgresql.auth .Values.externalDatabase .Values.postgresql.enabled -}}
{{- include "common.errors.secret" (dict "context" . "key" (printf "%s.password" $key) "value" $values.password
      "existingKey" (printf "%s.existingSecret" $key) "existing" $values.existingSecret "defaults" (list "postgres123")) -}}
{{- end -}}

{{- define "task-system.checks.externalDatabase" -}}
{{- if not .Values.postgresql.enabled -}}
  {{- $external := .Values.externalDatabase -}}
  {{- range include "task-system.instances" . | fromYamlArray }}
    {{- if not (index $external .role).host }}
externalDatabase.{{ .role }}.host is empty, and postgresql.enabled is false: name the database's host
    {{- end }}
  {{- end }}
  {{- if and .Values.replication.enabled $external.master.host (eq (toJson $external.master) (toJson $external.slave)) }}
externalDatabase.master and externalDatabase.slave are the same database: the two workloads are independent
  {{- end }}
{{- end -}}
{{- end -}}

{{- define "task-system.checks.namespaces" -}}
{{- $namespaces := .Values.replication.namespaces -}}
{{- if and .Values.replication.enabled (eq $namespaces.master $namespaces.slave) -}}
replication.namespaces.master and replication.namespaces.slave are both {{ $namespaces.master }}: they must differ
{{- end -}}
{{- end -}}

{{- define "task-system.checks.deadlines" -}}
{{- $wait := .Values.waitForJob.timeoutSeconds -}}
{{- range $key := list "jobB" "jobC" }}
  {{- $job := index $.Values $key }}
  {{- if and $job.enabled (le (int $job.activeDeadlineSeconds) (int $wait)) }}
{{ $key }}.activeDeadlineSeconds ({{ $job.activeDeadlineSeconds }}) must be more than waitForJob.timeoutSeconds ({{ $wait }}), which it includes
  {{- end }}
{{- end }}
{{- end -}}

{{- define "task-system.checks.autoscaling" -}}
{{- range $key := list "taskExecutor" "uiService" }}
  {{- $scaling := (index $.Values $key).autoscaling }}
  {{- if and $scaling.enabled (gt (int $scaling.minReplicas) (int $scaling.maxReplicas)) }}
{{ $key }}.autoscaling.minReplicas ({{ $scaling.minReplicas }}) is more than maxReplicas ({{ $scaling.maxReplicas }})
  {{- end }}
{{- end }}
{{- end -}}

{{- define "task-system.checks.ingress" -}}
{{- $ingress := .Values.uiService.ingress -}}
{{- if and .Values.uiService.enabled $ingress.enabled }}
  {{- range include "task-system.instances" . | fromYamlArray }}
    {{- if not (index $ingress.hosts .role) }}
uiService.ingress.hosts.{{ .role }} is empty: name the host of the page in namespace {{ .namespace }}
    {{- end }}
  {{- end }}
{{- end }}
{{- end -}}

{{- define "task-system.checks.services" -}}
{{- if and .Values.uiService.enabled (not .Values.taskExecutor.enabled) -}}
uiService.enabled needs taskExecutor.enabled: the page shows what the Task Executor answers
{{- end -}}
{{- end -}}
