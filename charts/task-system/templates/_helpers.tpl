{{/*
The instances of the workload, as a YAML list of role and namespace. Every object template loops over it:
  {{- range include "task-system.instances" $ | fromYamlArray }}
*/}}
{{- define "task-system.instances" -}}
- role: master
  namespace: {{ .Values.replication.namespaces.master }}
{{- if .Values.replication.enabled }}
- role: slave
  namespace: {{ .Values.replication.namespaces.slave }}
{{- end }}
{{- end -}}

{{/*
Labels of the pods of one component, fit for selectors.
Usage: {{ include "task-system.selector" (dict "context" $ "component" "job-a") | nindent 6 }}
*/}}
{{- define "task-system.selector" -}}
{{- include "common.labels.selector" (dict "context" .context "component" .component "extra" (dict "app" .component)) -}}
{{- end -}}

{{/*
Metadata of an object of one component in one instance. `object` defaults to the component's name.
Usage: {{ include "task-system.metadata" (dict "context" $ "instance" . "component" "job-a" "object" "job-a-0123456789") | nindent 2 }}
*/}}
{{- define "task-system.metadata" -}}
{{- include "common.metadata" (dict "context" .context "namespace" .instance.namespace "object" (.object | default .component)
      "component" .component "extra" (dict "app" .component) "annotations" .annotations) -}}
{{- end -}}

{{/*
Name of the Secret with the database password, the same in each namespace; and its key.
Usage: {{ include "task-system.secretName" $ }}, {{ include "task-system.secretKey" $ }}
*/}}
{{- define "task-system.secretName" -}}
{{- $existing := ternary .Values.postgresql.auth.existingSecret .Values.externalDatabase.existingSecret .Values.postgresql.enabled -}}
{{- $existing | default (include "common.names.fullname" (dict "context" . "component" "db")) -}}
{{- end -}}

{{- define "task-system.secretKey" -}}
{{- ternary .Values.postgresql.auth.existingSecretKey .Values.externalDatabase.existingSecretKey .Values.postgresql.enabled -}}
{{- end -}}

{{/*
An instance's database, as YAML of host, port, database and username.
Usage: {{- $database := include "task-system.database" (dict "context" $ "instance" .) | fromYaml }}
*/}}
{{- define "task-system.database" -}}
{{- $values := .context.Values -}}
{{- if $values.postgresql.enabled -}}
host: {{ include "common.names.fullname" (dict "context" .context.Subcharts.postgresql) }}
port: 5432
database: {{ $values.postgresql.auth.database | quote }}
username: {{ $values.postgresql.auth.username | quote }}
{{- else -}}
{{- $external := index $values.externalDatabase .instance.role -}}
host: {{ $external.host | quote }}
port: {{ $external.port }}
database: {{ $external.database | quote }}
username: {{ $values.externalDatabase.username | quote }}
{{- end -}}
{{- end -}}

{{/*
Environment that the jobs and the Task Executor find the database by.
Usage: {{ include "task-system.databaseEnv" (dict "context" $ "instance" .) | nindent 12 }}
*/}}
{{- define "task-system.databaseEnv" -}}
{{- $database := include "task-system.database" . | fromYaml -}}
- name: DATABASE_HOST
  value: {{ $database.host | quote }}
- name: DATABASE_PORT
  value: {{ $database.port | quote }}
- name: DATABASE_NAME
  value: {{ $database.database | quote }}
- name: DATABASE_USER
  value: {{ $database.username | quote }}
- name: DATABASE_PASSWORD
  valueFrom:
    secretKeyRef:
      name: {{ include "task-system.secretName" .context }}
      key: {{ include "task-system.secretKey" .context }}
{{- end -}}

{{/*
Environment of every program. The diagnostics of .NET are off as they write to the file system.
Usage: {{ include "task-system.programEnv" $ | nindent 12 }}
*/}}
{{- define "task-system.programEnv" -}}
- name: LOG_LEVEL
  value: {{ .Values.logging.level | quote }}
- name: LOG_FORMAT
  value: {{ .Values.logging.format | quote }}
- name: DOTNET_EnableDiagnostics
  value: "0"
{{- end -}}

{{/*
What every pod of our programs has: pull secrets, user, place. The .NET images' own user is 1654.
Usage: {{- include "task-system.podSpec" $ | nindent 6 }}
*/}}
{{- define "task-system.podSpec" -}}
{{- with include "common.images.pullSecrets" (dict "context" .) }}
{{- . }}
{{ end -}}
securityContext:
  {{- include "common.security.pod" (dict "id" 1654) | nindent 2 }}
{{- with .Values.nodeSelector }}
nodeSelector:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .Values.tolerations }}
tolerations:
  {{- toYaml . | nindent 2 }}
{{- end }}
volumes:
  - name: tmp
    emptyDir: {}
{{- end -}}

{{/*
What every container has: requests and limits, security context, /tmp to write to.
Usage: {{- include "task-system.containerSpec" .Values.jobA.resources | nindent 10 }}
*/}}
{{- define "task-system.containerSpec" -}}
resources:
  {{- toYaml . | nindent 2 }}
securityContext:
  {{- include "common.security.container" (dict) | nindent 2 }}
volumeMounts:
  - name: tmp
    mountPath: /tmp
{{- end -}}
